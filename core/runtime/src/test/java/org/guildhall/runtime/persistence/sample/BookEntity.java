package org.guildhall.runtime.persistence.sample;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entity with each type of field that portals use. */
@Entity
@Table(name = "book")
public class BookEntity {
    /** What a book is. */
    public enum Kind {
        NOVEL,
        LAW
    }

    @Id
    private UUID id;

    @Version
    @SuppressWarnings("UnusedVariable")
    private int version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "shelf_id")
    private ShelfEntity shelf;

    private String title;

    @Lob
    private @Nullable String text;

    private boolean lent;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable LocalDate published;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "returned_at")
    private @Nullable Instant returnedAt;

    @ElementCollection
    @CollectionTable(name = "book_reader", joinColumns = @JoinColumn(name = "book_id"))
    @Column(name = "reader")
    private Set<UUID> readers = new HashSet<>();

    @SuppressWarnings({"NullAway", "unused"})
    protected BookEntity() {}

    public BookEntity(UUID id, ShelfEntity shelf, String title, Kind kind, Instant addedAt) {
        this.id = id;
        this.shelf = shelf;
        this.title = title;
        this.kind = kind;
        this.addedAt = addedAt;
    }

    public UUID id() {
        return id;
    }

    public ShelfEntity shelf() {
        return shelf;
    }

    public String title() {
        return title;
    }

    public void rename(String newTitle) {
        title = newTitle;
    }

    public @Nullable String text() {
        return text;
    }

    public void write(String newText, LocalDate day) {
        text = newText;
        published = day;
    }

    public @Nullable LocalDate published() {
        return published;
    }

    public boolean lent() {
        return lent;
    }

    public void lend(UUID reader) {
        lent = true;
        readers.add(reader);
    }

    public Kind kind() {
        return kind;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public @Nullable Instant returnedAt() {
        return returnedAt;
    }

    public void giveBack(Instant time) {
        lent = false;
        returnedAt = time;
    }

    public Set<UUID> readers() {
        return Set.copyOf(readers);
    }
}
