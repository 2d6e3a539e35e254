"""A source platform's API and its file storage, imitated from documented facts; `README.md` says which."""
