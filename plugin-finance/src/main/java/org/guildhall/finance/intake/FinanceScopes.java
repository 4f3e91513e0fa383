package org.guildhall.finance.intake;

import java.util.List;
import org.guildhall.api.token.ApiScope;
import org.guildhall.api.token.ApiScopes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What tokens can be for here; apart from what asks for tokens, which would else wait for itself. */
@Component(service = ApiScopes.class)
public final class FinanceScopes implements ApiScopes {
    static final String WRITE_DOCUMENTS = "finance:documents:write";
    static final String RECALL_DOCUMENTS = "finance:documents:recall";
    static final String WRITE_PERSONS = "finance:persons:write";
    static final String READ_IMPORTS = "finance:imports:read";

    /** Needs nothing. */
    @Activate
    public FinanceScopes() {}

    @Override
    public List<ApiScope> scopes() {
        return List.of(
                new ApiScope(WRITE_DOCUMENTS, "finance.scope.documents.write"),
                new ApiScope(RECALL_DOCUMENTS, "finance.scope.documents.recall"),
                new ApiScope(WRITE_PERSONS, "finance.scope.persons.write"),
                new ApiScope(READ_IMPORTS, "finance.scope.imports.read"));
    }
}
