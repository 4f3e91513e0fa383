package org.guildhall.api.instance;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** This installation. */
@ProviderType
public interface Instance {
    /** Whether this is a test instance: banner, demo data, test mailbox. */
    boolean test();

    /** The address under which people reach it, without a slash at the end: a setting, never from the Host header. */
    String baseAddress();

    /** The folder of everything that is kept. */
    Path dataFolder();

    /** A folder of one bundle below the data folder, made if it is missing. */
    Path folder(String name);

    /** The council's settings that act now. */
    CouncilSettings council();
}
