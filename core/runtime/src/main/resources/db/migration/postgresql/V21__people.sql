CREATE TABLE core.person (
    id UUID NOT NULL PRIMARY KEY,
    keeper VARCHAR(60) NOT NULL,
    reference VARCHAR(60) NOT NULL,
    forename VARCHAR(100) NOT NULL,
    surname VARCHAR(100) NOT NULL,
    date_of_birth DATE NOT NULL,
    property_name VARCHAR(200) NOT NULL,
    house_number VARCHAR(60) NOT NULL,
    street VARCHAR(200) NOT NULL,
    area VARCHAR(100) NOT NULL,
    town VARCHAR(100) NOT NULL,
    county VARCHAR(100) NOT NULL,
    postcode VARCHAR(10) NOT NULL,
    uprn VARCHAR(12),
    search_text VARCHAR(300) NOT NULL,
    surname_sound VARCHAR(20) NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT person_reference UNIQUE (keeper, reference)
);
CREATE INDEX person_born ON core.person (keeper, date_of_birth);
CREATE INDEX person_postcode ON core.person (keeper, postcode);
CREATE INDEX person_sound ON core.person (keeper, surname_sound);

CREATE TABLE core.access_grant (
    id UUID NOT NULL PRIMARY KEY,
    portal VARCHAR(60) NOT NULL,
    person UUID NOT NULL REFERENCES core.person (id),
    holder UUID NOT NULL,
    role VARCHAR(60) NOT NULL,
    scope VARCHAR(2000) NOT NULL,
    valid_from TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ,
    granted_by UUID NOT NULL,
    revoked_at TIMESTAMPTZ,
    revocation_reason VARCHAR(1000)
);
CREATE INDEX access_grant_holder ON core.access_grant (holder, portal);
CREATE INDEX access_grant_person ON core.access_grant (person, portal);
