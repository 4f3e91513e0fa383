package org.guildhall.finance.request;

import java.util.List;

/**
 * What came of several requests that were assigned in one step.
 *
 * @param requests how many are in these hands now
 * @param left those that were kept back, in the order of the list
 */
public record Assigned(int requests, List<NotAssigned> left) {}
