package org.guildhall.api.job;

/**
 * Why a run failed.
 *
 * @param textKey in plain words, and what to do
 * @param reference what stands in the server's log beside the whole story; empty where there is none
 */
public record JobProblem(String textKey, String reference) {}
