/** The portal for EHC needs assessments and plans (SPEC G): the cases, who may see them, and what the law asks by when. */
@org.jspecify.annotations.NullMarked
package org.guildhall.send;
