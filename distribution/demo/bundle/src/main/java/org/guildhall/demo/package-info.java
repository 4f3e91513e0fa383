/** Made-up accounts, people and letters of test instances. */
@org.jspecify.annotations.NullMarked
package org.guildhall.demo;
