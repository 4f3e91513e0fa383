/** Forms as data that staff send to the parties of a case, and what comes back (SPEC G9). */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.action;
