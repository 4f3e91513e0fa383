package org.guildhall.auth.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Client;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs in with a password and, each time anew, a code sent by mail (SPEC C1, C2). */
@Component(service = SignInService.class)
public final class SignInService {
    /** Name of the codes that finish a sign-in. */
    static final String PURPOSE = "sign-in";

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Mails mails;
    private final Texts texts;
    private final Audit audit;

    /** Made by the framework. */
    @Activate
    public SignInService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference OneTimeCodes codes,
            @Reference Mails mails,
            @Reference Texts texts,
            @Reference Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.mails = mails;
        this.texts = texts;
        this.audit = audit;
    }

    /**
     * Tries address and password; where they are right, a code is sent.
     *
     * @throws InvalidInputException if one of them is empty
     */
    public SignInStart begin(String email, String password, Client client) {
        refuseEmpty(email, password);
        return switch (passwords.check(email.strip().toLowerCase(Locale.ROOT), password, client.address())) {
            case PasswordCheck.Wrong _ -> new SignInStart.Wrong();
            case PasswordCheck.Closed _ -> new SignInStart.Closed();
            case PasswordCheck.TooMany tooMany -> new SignInStart.TooMany(tooMany.nextAt());
            case PasswordCheck.Accepted accepted ->
                sendCode(accepted.account(), client)
                        .<SignInStart>map(SignInStart.TooManyCodes::new)
                        .orElseGet(() -> new SignInStart.CodeSent(accepted.account(), accepted.policy()));
        };
    }

    /**
     * Sends a code to the account whose password was right; earlier ones stay valid.
     *
     * @return nothing where it was sent, else when the next one can be had
     */
    public Optional<Instant> sendCode(AccountId id, Client client) {
        return database.call(entities -> {
            Account account = accounts.find(id).filter(Account::active).orElseThrow();
            return switch (codes.request(purpose(), id.toString(), client.address())) {
                case CodeRequest.TooMany tooMany -> Optional.of(tooMany.nextAt());
                case CodeRequest.Issued issued -> {
                    mails.send(mail(account, issued));
                    yield Optional.empty();
                }
            };
        });
    }

    /** Checks the code of the second step. */
    public CodeCheck finish(AccountId account, String code, Client client) {
        CodeCheck checked = codes.check(purpose(), account.toString(), code, client.address());
        if (checked instanceof CodeCheck.Wrong) {
            audit.recordApart(NewAuditEntry.of("account.sign-in.code-wrong", "account", account));
        }
        return checked;
    }

    private NewMail mail(Account account, CodeRequest.Issued issued) {
        Locale language = account.details().language();
        return new NewMail(
                account.email(),
                "sign-in-code",
                language,
                Map.of("code", issued.code(), "until", texts.dateTime(language, issued.expiresAt())));
    }

    private CodePurpose purpose() {
        return codes.purpose(PURPOSE);
    }

    private static void refuseEmpty(String email, String password) {
        List<FieldProblem> problems = new ArrayList<>();
        if (email.isBlank()) {
            problems.add(FieldProblem.of("email", "auth.sign-in.email.missing"));
        }
        if (password.isEmpty()) {
            problems.add(FieldProblem.of("password", "auth.sign-in.password.missing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
