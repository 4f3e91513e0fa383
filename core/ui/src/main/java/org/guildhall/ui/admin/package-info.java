/** The administrators' pages: users and roles, outbox, audit log, health. */
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.admin;
