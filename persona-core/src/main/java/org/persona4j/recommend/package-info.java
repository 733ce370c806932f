/**
 * What a customer will probably buy next: products ranked by a score, each with its reason. Pure and replaceable: {@link
 * org.persona4j.recommend.Recommender} is the interface, {@link org.persona4j.recommend.ProductModel} the one that comes along.
 */
@NullMarked
package org.persona4j.recommend;

import org.jspecify.annotations.NullMarked;
