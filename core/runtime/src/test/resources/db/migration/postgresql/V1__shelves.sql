CREATE TABLE shelf (
    id UUID NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL UNIQUE
);

CREATE TABLE book (
    id UUID NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    shelf_id UUID NOT NULL REFERENCES shelf (id),
    title VARCHAR(100) NOT NULL,
    text TEXT,
    lent BOOLEAN NOT NULL,
    kind VARCHAR(20) NOT NULL,
    published DATE,
    added_at TIMESTAMPTZ NOT NULL,
    returned_at TIMESTAMPTZ
);

CREATE TABLE book_reader (
    book_id UUID NOT NULL REFERENCES book (id),
    reader UUID NOT NULL
);
