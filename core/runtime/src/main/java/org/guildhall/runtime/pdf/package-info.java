/** Copies of what people have sent, printed with Apache PDFBox. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.pdf;
