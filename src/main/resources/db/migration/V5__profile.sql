-- What people choose for themselves. "person" is an id of workspace.yaml; null means that nothing
-- was chosen.
create table profile_row (
    person          varchar(200)             not null primary key,
    version         bigint                   not null,
    zone            varchar(100),
    language        varchar(40),
    scheme          varchar(20),
    single_keys     boolean                  not null,
    guide_dismissed boolean                  not null
);
