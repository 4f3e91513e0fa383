package org.guildhall.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Notes the tags of each passing test, in a file of this process, for {@link RowsReport}. */
public final class RowsListener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            List<String> lines = test.getTags().stream()
                    .map(TestTag::getName)
                    .map(row -> row + " " + test.getDisplayName())
                    .toList();
            try {
                Files.write(
                        Files.createDirectories(RowsReport.FOLDER)
                                .resolve(ProcessHandle.current().pid() + ".txt"),
                        lines,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
