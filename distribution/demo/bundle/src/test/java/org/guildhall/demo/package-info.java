/** Makes the letters that the demo data holds. */
@org.jspecify.annotations.NullMarked
package org.guildhall.demo;
