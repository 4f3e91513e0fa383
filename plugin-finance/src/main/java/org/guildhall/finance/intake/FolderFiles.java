package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guildhall.api.error.RefusedException;

/** Files of the drop folder. */
final class FolderFiles implements RowFiles {
    private final DropFolder folder;

    FolderFiles(DropFolder folder) {
        this.folder = folder;
    }

    @Override
    public void check(String file) {
        if (!Files.isRegularFile(path(file))) {
            throw new RefusedException("finance.import.missing-file", file);
        }
    }

    @Override
    public String name(String file) {
        return String.valueOf(path(file).getFileName());
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(path(file));
    }

    @Override
    public void stays(String file, RowFaults faults) {
        if (folder.inside(file).filter(Files::isRegularFile).isPresent()) {
            faults.add("finance.import.file-stays", file);
        }
    }

    private Path path(String file) {
        return folder.inside(file).orElseThrow(() -> new RefusedException("finance.import.outside", file));
    }
}
