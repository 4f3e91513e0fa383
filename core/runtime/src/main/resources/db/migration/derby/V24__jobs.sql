CREATE TABLE core.job (
    name VARCHAR(120) NOT NULL PRIMARY KEY,
    runner CHAR(16) FOR BIT DATA,
    lease_until TIMESTAMP,
    last_start TIMESTAMP,
    last_success TIMESTAMP,
    last_problem VARCHAR(1000),
    next_run TIMESTAMP NOT NULL
);
