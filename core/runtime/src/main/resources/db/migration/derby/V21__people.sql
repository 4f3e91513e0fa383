CREATE TABLE core.person (
    id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
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
    changed_at TIMESTAMP NOT NULL,
    CONSTRAINT person_reference UNIQUE (keeper, reference)
);
CREATE INDEX core.person_born ON core.person (keeper, date_of_birth);
CREATE INDEX core.person_postcode ON core.person (keeper, postcode);
CREATE INDEX core.person_sound ON core.person (keeper, surname_sound);

CREATE TABLE core.access_grant (
    id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    portal VARCHAR(60) NOT NULL,
    person CHAR(16) FOR BIT DATA NOT NULL REFERENCES core.person (id),
    holder CHAR(16) FOR BIT DATA NOT NULL,
    role VARCHAR(60) NOT NULL,
    scope VARCHAR(2000) NOT NULL,
    valid_from TIMESTAMP NOT NULL,
    valid_until TIMESTAMP,
    granted_by CHAR(16) FOR BIT DATA NOT NULL,
    revoked_at TIMESTAMP,
    revocation_reason VARCHAR(1000)
);
CREATE INDEX core.access_grant_holder ON core.access_grant (holder, portal);
CREATE INDEX core.access_grant_person ON core.access_grant (person, portal);
