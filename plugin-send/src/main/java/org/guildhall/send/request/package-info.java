/** Requests for an EHC needs assessment that families and professionals make over the portal (SPEC G0). */
@org.jspecify.annotations.NullMarked
package org.guildhall.send.request;
