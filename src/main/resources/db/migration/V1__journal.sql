-- Portable between H2 and PostgreSQL. Instants are UTC with microseconds; ids are made in Java.

-- The truth: one row per event, append-only. "entry" holds the exact bytes that were hashed
-- together with the hash of the row before; the other columns repeat parts of it for queries.
create table journal (
    stream       uuid                     not null,
    seq          bigint                   not null,
    type         varchar(60)              not null,
    version      integer                  not null,
    command      uuid                     not null,
    recorded_at  timestamp with time zone not null,
    entry        bytea                    not null,
    previous     bytea                    not null,
    hash         bytea                    not null,
    primary key (stream, seq)
);
create index journal_command on journal (stream, command);

-- Rows that screens query: the fold of the journal.
create table run_row (
    id           uuid                     not null primary key,
    number       integer                  not null unique,
    runbook      varchar(200)             not null,
    title        varchar(1000)            not null,
    environment  varchar(200)             not null,
    mode         varchar(20)              not null,
    status       varchar(20)              not null,
    zero         timestamp with time zone not null,
    steps        integer                  not null,
    done         integer                  not null,
    head         bigint                   not null,
    head_hash    varchar(64)              not null
);

create table step_row (
    run          uuid                     not null,
    place        integer                  not null,
    step         varchar(200)             not null,
    phase        varchar(20)              not null,
    attempt      integer                  not null,
    since        timestamp with time zone not null,
    primary key (run, place)
);

-- Every version of every runbook and workspace file that a run may have pinned.
create table document (
    hash         varchar(64)              not null primary key,
    kind         varchar(20)              not null,
    file         varchar(400)             not null,
    content      bytea                    not null,
    kept_at      timestamp with time zone not null
);

-- Timers and claims; ids only. The columns are those that db-scheduler expects.
create table scheduled_tasks (
    task_name            varchar(100)             not null,
    task_instance        varchar(1000)            not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(200),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
