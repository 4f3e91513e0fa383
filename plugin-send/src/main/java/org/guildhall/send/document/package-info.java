/** Documents that staff publish to the parties of a case (SPEC G8). */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.document;
