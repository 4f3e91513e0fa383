package org.guildhall.api.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to be sent, made from a template of the sending bundle ({@code mails/NAME.en.txt} and {@code .cy.txt}).
 *
 * @param to the address
 * @param template name of the template
 * @param language the reader's language
 * @param values what the template's {@code {placeholders}} stand for; escaped in HTML
 */
public record NewMail(String to, String template, Locale language, Map<String, String> values) {}
