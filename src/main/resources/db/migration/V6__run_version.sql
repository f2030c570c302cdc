-- The version of its runbook that a run goes by, for the versions of a file. Rows of an older version
-- are null there until the next start has filled them from the journal.
alter table run_row add column runbook_version varchar(64);
