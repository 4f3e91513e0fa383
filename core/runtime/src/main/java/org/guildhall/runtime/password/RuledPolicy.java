package org.guildhall.runtime.password;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.PasswordRule;
import org.passay.AllowedRegexRule;
import org.passay.CharacterData;
import org.passay.CharacterRule;
import org.passay.DictionaryRule;
import org.passay.LengthRule;
import org.passay.MatchBehavior;
import org.passay.PasswordData;
import org.passay.Rule;
import org.passay.RuleResult;
import org.passay.RuleResultDetail;
import org.passay.UsernameRule;

/**
 * A policy whose panel and check come from one list of rules. Its name tells all of it, such as {@code composed-12+special},
 * so that a stored name can be compared with a policy that came later.
 */
final class RuledPolicy implements PasswordPolicy {
    static final int LONGEST = 128;
    static final String CURRENT = "current";
    static final String PREVIOUS = "previous";

    private static final String SPECIAL = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~£€¬";
    private static final Pattern NAME = Pattern.compile("(composed|long)-(\\d+)((?:\\+[a-z]+)*)");
    private static final int SHORTEST_NAME = 3;

    private final String name;
    private final Kind kind;
    private final Map<String, Rule> checks = new LinkedHashMap<>();
    private final List<PasswordRule> rules = new ArrayList<>();

    private RuledPolicy(Kind kind, int history) {
        this.kind = kind;
        this.name = kind.name();
        check("length", new LengthRule(kind.length, LONGEST), kind.length);
        if (kind.composed) {
            check("letter", oneOf(Character::isLetter, "letter"));
            check("characters", onlyKnownCharacters());
            check("upper", oneOf(Character::isUpperCase, "upper"));
            if (kind.flags.contains("lower")) {
                check("lower", oneOf(Character::isLowerCase, "lower"));
            }
            check("digit", oneOf(Character::isDigit, "digit"));
            if (kind.flags.contains("special")) {
                check("special", new CharacterRule(new Special()));
            }
        }
        rules.add(new PasswordRule(CURRENT, "password.rule.current", List.of(), false));
        if (history > 0) {
            rules.add(new PasswordRule(PREVIOUS, "password.rule.previous", List.of(history), false));
        }
        check("common", new DictionaryRule(CommonPasswords.shipped()));
        check("owner", new UsernameRule(false, true, MatchBehavior.Contains));
    }

    static RuledPolicy of(PasswordSettings settings, int minimumLength) {
        boolean composed = settings.profile() == PasswordSettings.Profile.COMPOSED;
        Set<String> flags = new LinkedHashSet<>();
        if (composed && settings.lowerCase()) {
            flags.add("lower");
        }
        if (composed && settings.special()) {
            flags.add("special");
        }
        int least =
                Math.max(minimumLength, composed ? settings.minimumLength() : Math.max(15, settings.minimumLength()));
        return new RuledPolicy(new Kind(composed, Math.min(least, 64), flags), settings.history());
    }

    /** The text as it is hashed and checked. */
    static String normal(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<PasswordRule> rules() {
        return List.copyOf(rules);
    }

    @Override
    public Set<String> unmet(CharSequence password, PasswordOwner owner) {
        String text = normal(password);
        Set<String> unmet = new LinkedHashSet<>();
        checks.forEach((id, rule) -> {
            boolean met = id.equals("owner")
                    ? namesOf(owner).stream()
                            .allMatch(part ->
                                    rule.validate(new PasswordData(part, text)).isValid())
                    : rule.validate(new PasswordData(text)).isValid();
            if (!met) {
                unmet.add(id);
            }
        });
        return unmet;
    }

    @Override
    public String specialCharacters() {
        return SPECIAL.strip();
    }

    @Override
    public boolean isCoveredBy(String otherPolicy) {
        Matcher other = NAME.matcher(otherPolicy);
        return other.matches() && Kind.of(other).covers(kind);
    }

    private void check(String id, Rule rule, Object... arguments) {
        checks.put(id, rule);
        rules.add(new PasswordRule(id, "password.rule." + id, List.of(arguments), true));
    }

    private static List<String> namesOf(PasswordOwner owner) {
        String email = owner.email().toLowerCase(Locale.ROOT).strip();
        int at = email.indexOf('@');
        return List.of(
                        owner.forename().strip(),
                        owner.surname().strip(),
                        email,
                        at < 0 ? email : email.substring(0, at))
                .stream()
                .filter(part -> part.length() >= SHORTEST_NAME)
                .toList();
    }

    private static Rule oneOf(IntPredicate kind, String code) {
        return data -> {
            boolean met = data.getPassword().codePoints().anyMatch(kind);
            return met ? new RuleResult(true) : new RuleResult(false, new RuleResultDetail(code, Map.of()));
        };
    }

    private static Rule onlyKnownCharacters() {
        return new AllowedRegexRule("^[\\p{L}\\p{M}\\p{Nd}" + SPECIAL.replaceAll("[\\\\\\]\\[^&-]", "\\\\$0") + "]*$");
    }

    private static final class Special implements CharacterData {
        @Override
        public String getErrorCode() {
            return "special";
        }

        @Override
        public String getCharacters() {
            return SPECIAL;
        }
    }

    /** What a policy's name tells. */
    private record Kind(boolean composed, int length, Set<String> flags) {
        static Kind of(Matcher name) {
            Set<String> flags = new LinkedHashSet<>(List.of(name.group(3).split("\\+")));
            flags.remove("");
            return new Kind(name.group(1).equals("composed"), Integer.parseInt(name.group(2)), flags);
        }

        String name() {
            StringBuilder name = new StringBuilder(composed ? "composed-" : "long-").append(length);
            flags.forEach(flag -> name.append('+').append(flag));
            return name.toString();
        }

        /** Whether whatever meets this meets the other as well. */
        boolean covers(Kind other) {
            return length >= other.length && (composed || !other.composed) && flags.containsAll(other.flags);
        }
    }
}
