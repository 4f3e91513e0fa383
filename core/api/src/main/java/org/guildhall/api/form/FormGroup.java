package org.guildhall.api.form;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that a form may be about more than once, such as the children of a referral. Its items have numbers that are never
 * given twice in one draft; the answer under the group's own name lists them in their order.
 *
 * @param name stable name, the key of that list
 * @param most how many items there may be
 * @param named the name field by which an item is called on later pages
 */
public record FormGroup(String name, int most, String named) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    /** The items of these answers in their order; there is always one. */
    public List<String> items(Answers answers) {
        List<String> items = answers.all(name).stream()
                .filter(item -> NUMBER.matcher(item).matches())
                .distinct()
                .limit(most)
                .toList();
        return items.isEmpty() ? List.of("1") : items;
    }

    /** What an item is called, as far as its name is known. */
    public String called(Answers answers, String item) {
        return answers.name(FormField.of(named, item)).full();
    }

    /** The answers with one more item at the end. */
    public Answers more(Answers answers) {
        int last = Stream.concat(
                        items(answers).stream(),
                        answers.values().keySet().stream().flatMap(field -> FormField.item(field).stream()))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        return answers.with(
                name,
                Stream.concat(items(answers).stream(), Stream.of(Integer.toString(last + 1)))
                        .toList());
    }

    /** The answers without an item in the list; what was said of it stays, so that it can be put {@linkplain #back back}. */
    public Answers without(Answers answers, String item) {
        return answers.with(
                name,
                items(answers).stream().filter(other -> !other.equals(item)).toList());
    }

    /** The answers with an item that was taken out of the list, at its place. */
    public Answers back(Answers answers, String item, int place) {
        List<String> items = items(answers);
        int at = Math.min(place, items.size());
        return answers.with(
                name,
                IntStream.rangeClosed(0, items.size())
                        .boxed()
                        .flatMap(index -> Stream.concat(
                                index == at ? Stream.of(item) : Stream.empty(),
                                index < items.size() ? Stream.of(items.get(index)) : Stream.empty()))
                        .toList());
    }
}
