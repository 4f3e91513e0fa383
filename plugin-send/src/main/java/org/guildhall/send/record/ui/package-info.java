/** Pages of cases: what families see of them, and what staff do with them. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.record.ui;
