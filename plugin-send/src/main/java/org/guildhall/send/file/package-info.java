/** Files on their way: uploaded on a page of this portal, and not yet sent with a message or published. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.file;
