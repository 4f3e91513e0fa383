package org.guildhall.finance.flow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A version of a flow that something was begun in, as it was then. */
@Entity(name = "RequestFlow")
@Table(name = "request_flow")
class FlowEntity {
    /** Id and version with a slash between. */
    @Id
    @Column(name = "flow_key")
    String key;

    @Lob
    String definition;

    @SuppressWarnings("NullAway.Init")
    protected FlowEntity() {}

    FlowEntity(Flow flow) {
        this.key = flow.key();
        this.definition = flow.source();
    }
}
