package org.guildhall.ui.field;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;
import org.guildhall.ui.page.Still;

/** A text on one line or on several, kept as it was typed but for white space around it, which only passwords keep. */
public final class TextInput extends Field<String> {
    private final Element control;
    private final NativeLabel label = new NativeLabel();
    private String text;
    private boolean exact;

    /** One line of text. */
    public TextInput(String name, String label) {
        this(name, label, new Element("input"));
        control.setAttribute("type", "text");
    }

    private TextInput(String name, String text, Element control) {
        super(name);
        this.control = control;
        this.text = text;
        label.setFor(controlId());
        label.addClassName("gh-label");
        mark(false);
        control.setAttribute("id", controlId());
        control.setAttribute("name", name);
        control.getClassList().add("gh-input");
        control.setProperty("value", "");
        Typing.listen(control, this::changed);
        add(label);
        getElement().appendChild(control);
    }

    /** Several lines of text. */
    public static TextInput longText(String name, String label, int rows) {
        TextInput field = new TextInput(name, label, new Element("textarea"));
        field.control.setAttribute("rows", Integer.toString(rows));
        return field;
    }

    /** A password, never shown; with {@code autocomplete} "current-password" or "new-password". */
    public static TextInput password(String name, String label, String autocomplete) {
        TextInput field = new TextInput(name, label);
        field.setType("password");
        field.exact = true;
        field.setAutocomplete(autocomplete);
        field.control.setAttribute("autocapitalize", "none");
        field.control.setAttribute("spellcheck", "false");
        return field;
    }

    /** An e-mail address. */
    public static TextInput email(String name, String label) {
        TextInput field = new TextInput(name, label);
        field.setType("email");
        field.setAutocomplete("email");
        field.control.setAttribute("autocapitalize", "none");
        field.control.setAttribute("spellcheck", "false");
        return field;
    }

    /** A telephone number. */
    public static TextInput phone(String name, String label) {
        TextInput field = new TextInput(name, label);
        field.setType("tel");
        field.setAutocomplete("tel");
        field.setWidthInCharacters(20);
        return field;
    }

    /** A one-time code, filled in by the browser where it can. */
    public static TextInput code(String name, String label) {
        TextInput field = new TextInput(name, label);
        field.setAutocomplete("one-time-code");
        field.setInputMode("numeric");
        field.setWidthInCharacters(10);
        field.control.setAttribute("spellcheck", "false");
        return field;
    }

    /** What the browser may fill in, a token of the HTML standard. */
    public void setAutocomplete(String token) {
        control.setAttribute("autocomplete", token);
    }

    /** Which keyboard a telephone shows. */
    public void setInputMode(String mode) {
        control.setAttribute("inputmode", mode);
    }

    /** The most characters that can be typed. */
    public void setMaximumLength(int characters) {
        control.setAttribute("maxlength", Integer.toString(characters));
    }

    /** A width that tells how much is expected. */
    public void setWidthInCharacters(int characters) {
        control.getStyle().set("--gh-characters", Integer.toString(characters));
        control.getClassList().add("gh-sized");
    }

    /** Calls back while the person types, after each pause of so many milliseconds. */
    public void onTyping(int pause, java.util.function.Consumer<String> listener) {
        control.addEventListener("input", event -> listener.accept(value()))
                .synchronizeProperty("value")
                .debounce(pause);
    }

    /** Changes the label. */
    public void setLabel(String text) {
        this.text = text;
        mark(required());
    }

    /** Puts the keyboard here. */
    public void focus() {
        control.callJsFunction("focus");
    }

    /** The control, for what this class has no word for. */
    public Element control() {
        return control;
    }

    @Override
    public String value() {
        String typed = control.getProperty("value", "");
        return exact ? typed : typed.strip();
    }

    @Override
    public void setValue(String value) {
        control.setProperty("value", value);
    }

    @Override
    public boolean isEmpty() {
        return value().isEmpty();
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.of(control);
    }

    @Override
    protected Element described() {
        return control;
    }

    @Override
    protected HasComponents title() {
        return label;
    }

    /** Text and star as markup: with a part each, the most common field would cost an open page half as much again. */
    @Override
    protected void mark(boolean required) {
        Span content = new Span(text);
        if (required) {
            content.add(star());
        }
        label.getElement().setProperty("innerHTML", Still.markup(content.getElement()));
    }

    @Override
    protected void placeHint(Element part) {
        getElement().insertChild(1, part);
    }

    @Override
    protected void placeProblem(Element part) {
        getElement().insertChild(getElement().indexOfChild(control), part);
    }

    private void setType(String type) {
        control.setAttribute("type", type);
    }
}
