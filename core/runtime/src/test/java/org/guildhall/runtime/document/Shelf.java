package org.guildhall.runtime.document;

import java.util.Hashtable;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentAccess;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.malware.ClamdScanner;
import org.guildhall.runtime.malware.Scanners;
import org.guildhall.runtime.seal.Sealer;
import org.guildhall.runtime.settings.SettingsValues;
import org.guildhall.runtime.standalone.StandaloneSettings;

/** A document store with one portal, whose owner may read a document that bears their id. */
final class Shelf implements DocumentAccess {
    static final String PORTAL = "sample";
    static final Set<String> TYPES = Set.of(
            "application/pdf", "text/plain", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    final AtomicInteger reads = new AtomicInteger();
    final VaultDocuments documents;
    final Vault vault;
    final StandaloneSettings scanner = new StandaloneSettings();
    final Scanners scanners = new Scanners(new ClamdScanner(scanner));
    private final Hashtable<String, Object> stored = new Hashtable<>();

    Shelf(Core core, boolean test) {
        vault = new Vault(core.instance(true).folder("documents"), new Sealer(core.keys.deriveAll("documents", 32)));
        documents = new VaultDocuments(
                core.transactions,
                core.ids,
                core.clock,
                core.instance(test),
                () -> SettingsValues.of(DocumentSettings.class, "documents", stored),
                core.actors,
                core.audit,
                vault,
                scanners);
        documents.add(this);
    }

    void allowUnscanned() {
        stored.put("allowUnscanned", true);
    }

    NewDocument file(AccountId owner, String name) {
        return new NewDocument(
                PORTAL, owner.toString(), name, new UploadPolicy("sample.evidence", 300_000_000, 3, TYPES, true), null);
    }

    @Override
    public String portal() {
        return PORTAL;
    }

    @Override
    public boolean mayRead(Actor actor, StoredDocument document) {
        return actor instanceof Actor.User user && user.account().toString().equals(document.subject());
    }

    @Override
    public void wasRead(Actor actor, StoredDocument document) {
        reads.incrementAndGet();
    }
}
