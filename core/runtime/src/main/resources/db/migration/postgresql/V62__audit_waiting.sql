-- What waits to be linked is read from this in its order; without the id the whole log would be read for each few entries.
DROP INDEX core.audit_entry_chain;
CREATE INDEX audit_entry_chain ON core.audit_entry (chain_number, id);
