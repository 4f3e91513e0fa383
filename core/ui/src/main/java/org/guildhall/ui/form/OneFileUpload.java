package org.guildhall.ui.form;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.guildhall.api.error.RefusedException;
import org.guildhall.ui.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A button that takes one file at a time and hands it to whoever looks at it at once.
 *
 * @param <T> what becomes of a file
 */
public final class OneFileUpload<T> extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(OneFileUpload.class);

    private final Words words;
    private final Taking<T> taking;
    private final Consumer<T> taken;
    private final Upload upload;
    private final Paragraph status = new Paragraph();
    private final NativeButton choose;

    /** Reads a file outside of the session's lock. */
    @FunctionalInterface
    public interface Taking<T> {
        /**
         * Reads the whole file.
         *
         * @throws IOException if the bytes break off
         * @throws RefusedException if they are not taken
         */
        T take(String fileName, InputStream bytes) throws IOException;
    }

    /**
     * A button with its rules above it.
     *
     * @param rules what may be chosen, in words
     * @param extension how the names of those files end that the browser offers
     * @param taken told, with the session locked, what has become of the file
     */
    public OneFileUpload(Words words, String rules, String extension, Taking<T> taking, Consumer<T> taken) {
        this.words = words;
        this.taking = taking;
        this.taken = taken;
        Paragraph told = new Paragraph(rules);
        told.setId("file-rules");
        told.addClassName("gh-hint");
        choose = new NativeButton(words.get("ui.upload.choose"));
        choose.addClassNames("gh-button", "gh-secondary");
        choose.setId("file");
        choose.getElement().setAttribute("type", "button");
        choose.getElement().setAttribute("aria-describedby", "file-rules");
        upload = new Upload(new Receiving());
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(words.get("ui.upload.drop")));
        upload.setAcceptedFileExtensions(extension);
        upload.addClassName("gh-upload");
        upload.addFileRejectedListener(event -> refuse(rules));
        status.getElement().setAttribute("role", "alert");
        status.addClassName("gh-error");
        status.setVisible(false);
        addClassName("gh-stack");
        add(told, status, upload);
    }

    private void refuse(String text) {
        upload.clearFileList();
        status.setText(text);
        status.setVisible(true);
        choose.focus();
    }

    private final class Receiving implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            UI ui = event.getUI();
            try (InputStream bytes = event.getInputStream()) {
                T result = taking.take(event.getFileName(), bytes);
                ui.accessSynchronously(() -> {
                    upload.clearFileList();
                    status.setVisible(false);
                    taken.accept(result);
                });
            } catch (RefusedException refused) {
                ui.accessSynchronously(() -> refuse(words.of(refused)));
            } catch (IOException broken) {
                LOG.info("An upload broke off", broken);
                ui.accessSynchronously(() -> refuse(words.get("ui.upload.failed")));
                throw broken;
            }
        }

        @Override
        public long getFileSizeMax() {
            return -1; // whoever takes it counts, and refuses in words
        }

        @Override
        public long getRequestSizeMax() {
            return -1;
        }
    }
}
