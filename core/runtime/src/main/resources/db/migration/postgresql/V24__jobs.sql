CREATE TABLE core.job (
    name VARCHAR(120) NOT NULL PRIMARY KEY,
    runner UUID,
    lease_until TIMESTAMPTZ,
    last_start TIMESTAMPTZ,
    last_success TIMESTAMPTZ,
    last_problem VARCHAR(1000),
    next_run TIMESTAMPTZ NOT NULL
);
