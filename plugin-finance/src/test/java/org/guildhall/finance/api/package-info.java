@org.jspecify.annotations.NullMarked
package org.guildhall.finance.api;
