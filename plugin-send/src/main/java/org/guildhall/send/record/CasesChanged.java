package org.guildhall.send.record;

import java.util.List;

/**
 * What came of a change of several cases.
 *
 * @param changed those that were changed
 * @param left those that were not, for they are closed or have changed hands already
 */
public record CasesChanged(List<CaseId> changed, List<CaseId> left) {}
