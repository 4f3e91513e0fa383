/** Cases, their history and their people: what staff do with them, and what parents and young people see (SPEC G1 to G5, G10). */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.record;
