/** The door for the command line of the machine that the server runs on. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.control;
