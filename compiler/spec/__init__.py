"""What an author may write: one type for each kind of document, and how text becomes one."""
