-- How often a series of attempts of a check was begun and never came to an end, since the process
-- ended first. No row means never; what ends normally, or is stopped in good order, is removed.
create table begun_series (
    run      uuid         not null,
    step     varchar(200) not null,
    use_name varchar(200) not null,
    series   integer      not null,
    begun    integer      not null,
    primary key (run, step, use_name, series)
);
