-- How runs went, for lists of past runs: the fold of the journal like the rest of the row. Rows of
-- an older version are null there until the next start has filled them from the journal.
alter table run_row add column started_at timestamp with time zone;
alter table run_row add column ended_at timestamp with time zone;
alter table run_row add column reason varchar(8000);
alter table run_row add column contingencies integer;
