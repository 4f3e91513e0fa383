/** The statutory clock of EHC assessments and plans in England: the law as versioned data, and the dates it gives a case. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.clock;
