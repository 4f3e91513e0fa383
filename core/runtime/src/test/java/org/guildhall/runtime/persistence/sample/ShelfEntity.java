package org.guildhall.runtime.persistence.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An entity with nothing but an id and a name. */
@Entity
@Table(name = "shelf")
public class ShelfEntity {
    @Id
    private UUID id;

    private String name;

    @SuppressWarnings({"NullAway", "unused"})
    protected ShelfEntity() {}

    public ShelfEntity(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
