package org.guildhall.launcher;

import java.nio.file.Path;

/**
 * A jar of the platform that is a bundle too.
 *
 * @param symbolicName the bundle's name
 * @param version the bundle's version
 * @param path the jar, or a folder of classes in a build
 */
record PlatformJar(String symbolicName, String version, Path path) {

    /** Where the framework believes the bundle to come from. */
    String location() {
        return PlatformConnector.SCHEME + symbolicName;
    }

    /**
     * What the framework starts when: the platform, then our own services, then the shell, then portals. Services appear in the order
     * in which others need them, so that none has to wait and try again.
     */
    int startLevel() {
        return switch (symbolicName) {
            case "guildhall-vaadin", "guildhall-api" -> 2;
            case "guildhall-runtime" -> 3;
            case "guildhall-ui" -> 4;
            default -> 1;
        };
    }
}
