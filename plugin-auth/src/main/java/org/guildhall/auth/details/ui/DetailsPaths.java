package org.guildhall.auth.details.ui;

import org.guildhall.auth.ui.Paths;

/** Paths of the parts of "My details". */
public final class DetailsPaths {
    /** Name and telephone number. */
    public static final String NAME = Paths.DETAILS + "/name";
    /** Address. */
    public static final String ADDRESS = Paths.DETAILS + "/address";
    /** Professional capacity. */
    public static final String PROFESSION = Paths.DETAILS + "/profession";
    /** Language. */
    public static final String LANGUAGE = Paths.DETAILS + "/language";
    /** E-mail address. */
    public static final String EMAIL = Paths.DETAILS + "/email";
    /** The code that confirms a new e-mail address. */
    public static final String EMAIL_CODE = Paths.DETAILS + "/email/code";
    /** Password. */
    public static final String PASSWORD = Paths.DETAILS + "/password";
    /** Sessions. */
    public static final String SESSIONS = Paths.DETAILS + "/sessions";

    private DetailsPaths() {}
}
