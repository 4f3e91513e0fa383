CREATE TABLE auth.pending_registration (
    id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    email VARCHAR(254) NOT NULL,
    password_hash VARCHAR(512) NOT NULL,
    password_policy VARCHAR(64) NOT NULL,
    forename VARCHAR(100) NOT NULL,
    surname VARCHAR(100) NOT NULL,
    phone VARCHAR(100) NOT NULL,
    language VARCHAR(16) NOT NULL,
    property_name VARCHAR(100) NOT NULL,
    house_number VARCHAR(100) NOT NULL,
    street VARCHAR(100) NOT NULL,
    area VARCHAR(100) NOT NULL,
    town VARCHAR(100) NOT NULL,
    county VARCHAR(100) NOT NULL,
    postcode VARCHAR(16) NOT NULL,
    uprn VARCHAR(16),
    professional BOOLEAN NOT NULL,
    organisation VARCHAR(100),
    job_title VARCHAR(100),
    work_phone VARCHAR(100),
    professional_role VARCHAR(100),
    created_at TIMESTAMP NOT NULL
);

CREATE INDEX pending_registration_created ON auth.pending_registration (created_at);
