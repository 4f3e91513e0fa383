package org.guildhall.ui.portal;

/**
 * Where the shell leads people to sign in and to their own details.
 *
 * @param signIn path of the first step of signing in, without a slash at the start
 * @param register path of the first step of registering
 * @param myDetails path of "My details"
 */
public record SignInPages(String signIn, String register, String myDetails) {}
