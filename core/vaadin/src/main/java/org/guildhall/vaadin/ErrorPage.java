package org.guildhall.vaadin;

/** Why a visitor gets something else than the page asked for. */
public sealed interface ErrorPage {

    /** The path asked for, without a leading slash. */
    String path();

    /** The HTTP status of the answer. */
    int status();

    /** There is no such page. */
    record NotFound(String path) implements ErrorPage {
        @Override
        public int status() {
            return 404;
        }
    }

    /** The page's guard said no. */
    record Forbidden(String path) implements ErrorPage {
        @Override
        public int status() {
            return 403;
        }
    }

    /**
     * A rule says no for now, to somebody who may see the page.
     *
     * @param words what the rule says, in the language of the screen
     */
    record Refused(String path, String words) implements ErrorPage {
        @Override
        public int status() {
            return 409;
        }
    }

    /**
     * What was asked cannot be understood or done as it stands.
     *
     * @param status 400, or another one of those that say so
     * @param reference stands in the log too; empty where nothing was logged
     */
    record Invalid(String path, int status, String reference) implements ErrorPage {}

    /** The page's bundle is stopped or is being updated. */
    record Unavailable(String path) implements ErrorPage {
        @Override
        public int status() {
            return 503;
        }
    }

    /**
     * The page failed.
     *
     * @param reference stands beside the error in the log too
     */
    record Failed(String path, String reference) implements ErrorPage {
        @Override
        public int status() {
            return 500;
        }
    }
}
