/** Messages between the parties of a case and the council (SPEC G7): each party has threads of its own, which no other party sees. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.message;
