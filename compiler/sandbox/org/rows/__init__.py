"""Writing records by sets: staged rows are typed, judged and written by SQL, not one by one."""
