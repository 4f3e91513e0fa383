package org.guildhall.send.action;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormReading;
import org.guildhall.api.form.Forms;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The versions of all forms; those that ship stand in it once somebody asks, and a newer one of ours is a version of its own. */
@Component(service = FormLibrary.class)
public final class FormLibrary {
    private static final List<String> SHIPPED = List.of("parental-preference");

    private final Database database;
    private final Forms forms;
    private final FormTexts texts;
    private final Actors actors;
    private final Ids ids;
    private final Clock clock;
    private final Map<UUID, FormVersion> read = new ConcurrentHashMap<>();

    /** Works on the unit of this bundle. */
    @Activate
    public FormLibrary(
            @Reference Database database,
            @Reference Forms forms,
            @Reference FormTexts texts,
            @Reference Actors actors,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.forms = forms;
        this.texts = texts;
        this.actors = actors;
        this.ids = ids;
        this.clock = clock;
    }

    /** A version of a form. */
    FormVersion get(FormVersionId id) {
        FormVersion known = read.get(id.value());
        return known != null
                ? known
                : database.call(entities -> of(entities.find(FormVersionEntity.class, id.value()), id));
    }

    private FormVersion of(@Nullable FormVersionEntity kept, FormVersionId id) {
        if (kept == null) {
            throw new NotFoundException("form version " + id);
        }
        return read.computeIfAbsent(kept.id, key -> read(kept));
    }

    private FormVersion read(FormVersionEntity kept) {
        if (!(forms.read(kept.definition.getBytes(StandardCharsets.UTF_8)) instanceof FormReading.Whole whole)) {
            throw new IllegalStateException("form version " + kept.id + " was whole when it was kept");
        }
        String id = FormTexts.id(kept.name, Integer.toString(kept.number));
        texts.put(id, whole.texts());
        return new FormVersion(
                new FormVersionId(kept.id),
                kept.name,
                kept.number,
                new FormDefinition(
                        id,
                        kept.number,
                        whole.form().pages(),
                        whole.form().groups(),
                        whole.form().voices()),
                kept.shipped == 1,
                kept.addedBy,
                kept.addedAt);
    }

    /** The newest version of each form, by name. */
    List<FormVersion> newest() {
        addShipped();
        return database.call(entities -> entities
                .createQuery(
                        "select f from SendFormVersion f where f.number = (select max(o.number) from SendFormVersion o"
                                + " where o.name = f.name) order by f.name",
                        FormVersionEntity.class)
                .getResultList()
                .stream()
                .map(kept -> of(kept, new FormVersionId(kept.id)))
                .toList());
    }

    /** All versions of a form, the newest first. */
    List<FormVersion> versions(String name) {
        addShipped();
        return database.call(entities -> entities
                .createQuery(
                        "select f from SendFormVersion f where f.name = :name order by f.number desc",
                        FormVersionEntity.class)
                .setParameter("name", name)
                .getResultList()
                .stream()
                .map(kept -> of(kept, new FormVersionId(kept.id)))
                .toList());
    }

    private void addShipped() {
        for (String name : SHIPPED) {
            String yaml = shipped(name);
            String digest = digest(yaml);
            Optional<FormVersionEntity> newest = database.call(entities -> newest(entities, name));
            if (newest.filter(kept -> kept.shipped == 0 || kept.digest.equals(digest))
                    .isEmpty()) {
                try {
                    add(name, yaml, true);
                } catch (PersistenceException clash) {
                    // somebody else asked at the same time, and it is there now; if not, look what it was
                    if (database.call(entities -> newest(entities, name)).isEmpty()) {
                        throw clash;
                    }
                }
            }
        }
    }

    private static Optional<FormVersionEntity> newest(EntityManager entities, String name) {
        return entities.createQuery(
                        "select f from SendFormVersion f where f.name = :name order by f.number desc",
                        FormVersionEntity.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The number that the next version of a form has. */
    int next(String name) {
        addShipped();
        return database.call(
                entities -> newest(entities, name).map(kept -> kept.number + 1).orElse(1));
    }

    /** Keeps a definition that was found to be whole; the same one again is no new version. */
    FormVersionId add(String name, String yaml, boolean shipped) {
        String digest = digest(yaml);
        return database.call(entities -> {
            Optional<FormVersionEntity> newest = newest(entities, name);
            if (newest.filter(kept -> kept.digest.equals(digest)).isPresent()) {
                return new FormVersionId(newest.get().id);
            }
            FormVersionEntity added = new FormVersionEntity(
                    ids.next(),
                    name,
                    newest.map(kept -> kept.number + 1).orElse(1),
                    yaml,
                    digest,
                    shipped,
                    shipped ? "system:send" : actors.current().recorded(),
                    clock.instant());
            entities.persist(added);
            entities.flush();
            return new FormVersionId(added.id);
        });
    }

    /** A definition as it was written. */
    String source(FormVersionId id) {
        return database.call(entities -> {
            FormVersionEntity kept = entities.find(FormVersionEntity.class, id.value());
            if (kept == null) {
                throw new NotFoundException("form version " + id);
            }
            return kept.definition;
        });
    }

    static String shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(FormLibrary.class.getResourceAsStream("/sent-forms/" + name + ".yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
