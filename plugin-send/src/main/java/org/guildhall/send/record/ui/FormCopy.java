package org.guildhall.send.record.ui;

import java.util.List;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;

/**
 * A form that was answered.
 *
 * @param file what its copy is called, without the kind
 * @param lead lines above the answers on paper
 */
public record FormCopy(String file, String title, List<String> lead, FormDefinition form, Answers answers) {}
